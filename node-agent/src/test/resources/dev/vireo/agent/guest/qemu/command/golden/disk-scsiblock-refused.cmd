refused: scsi0: scsiblock=1 needs a device of the node, and disks are volumes of storages
