# Only words changed; where a conversation leads did not.
sed 's/Somebody who is made to tell before she is ready has told/Who is made to tell has told/
    s/She cancels/She does not come/; s/  pause:/  be-quiet:/
    s/title: Tuesday, at the table/title: Tuesday/
    s/  call:/  phone:/; s/next: call/next: phone/; s/  listen:/  hear:/' tests/golden/diff/old.yaml |
    "$PRIMUM" diff tests/golden/diff/old.yaml -
