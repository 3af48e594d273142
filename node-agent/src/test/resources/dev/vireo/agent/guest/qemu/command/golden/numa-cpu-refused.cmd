refused: numa0: there is no processor 2 in 1 sockets of 2 cores
