"$PRIMUM" resume --help
"$PRIMUM" replay --help
"$PRIMUM" play --help
"$PRIMUM" replay
