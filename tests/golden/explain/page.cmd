# A page with all that pages have; and with the brackets that it has elsewhere.
"$PRIMUM" explain unknown-tag
"$PRIMUM" explain "[not-proved]" | head -n 5
