refused: scsi0: snapshot=1 is not offered; make a snapshot and roll back to it instead
