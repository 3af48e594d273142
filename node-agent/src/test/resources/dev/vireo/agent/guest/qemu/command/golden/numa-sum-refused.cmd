refused: numa: the nodes have 512 MiB of memory together, and the machine has 1024 MiB
