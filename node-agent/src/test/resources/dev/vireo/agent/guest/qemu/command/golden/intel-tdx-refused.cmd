refused: intel-tdx: trust domains of Intel processors are not offered; remove the key
