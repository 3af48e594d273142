refused: citype: opennebula is not offered; choose nocloud or configdrive2
