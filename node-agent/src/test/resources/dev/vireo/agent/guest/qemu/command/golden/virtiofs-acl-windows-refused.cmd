refused: virtiofs0: Windows can't mount a directory with expose-acl=1; remove it
