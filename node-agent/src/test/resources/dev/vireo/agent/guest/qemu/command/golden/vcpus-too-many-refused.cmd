refused: vcpus: 3 processors do not fit in 1 sockets of 2 cores
