refused: virtio0: a VirtIO disk cannot be a CD drive; use ide, sata or scsi
