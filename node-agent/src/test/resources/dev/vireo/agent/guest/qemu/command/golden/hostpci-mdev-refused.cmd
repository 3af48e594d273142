refused: hostpci0: mediated devices (mdev) are not offered
