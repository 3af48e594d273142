refused: virtio0: limit either all throughput (iops) or reads and writes, not both
