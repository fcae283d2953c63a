# A line that ends the file, or one that came along with it.
. tests/golden/slips/slip.sh
slip "dashes in the middle" 's/^scenes:/---\
scenes:/'
slip "dashes in a text" 's/^      Ray: I know/---\
&/'
slip "a fence" '1s/^/```yaml\
/'
fine "dashes at the start" 's/^primum: 1/---\
&/'
fine "the line ends of Windows" 's/$/\r/'
