# Words where only some will do.
. tests/golden/slips/slip.sh
slip "Yes" 's/^shuffle: false/shuffle: Yes/'
slip "no" 's/^shuffle: false/shuffle: no/'
slip "False" 's/^shuffle: false/shuffle: False/'
slip "once: yes" 's/once: scene/once: yes/'
slip "a good outcome" 's/outcome: helped/outcome: good/'
slip "an outcome with a capital" 's/outcome: helped/outcome: Helped/'
slip "no outcome" '/outcome: helped/d'
slip "no version" '/^primum: 1/d'
slip "a version as others write it" 's/^primum: 1/primum: 1.0/'
slip "minutes with a word" 's/^level: intro/minutes: 10 minutes/'
slip "a gauge in words" 's/start: 2,/start: two,/'
