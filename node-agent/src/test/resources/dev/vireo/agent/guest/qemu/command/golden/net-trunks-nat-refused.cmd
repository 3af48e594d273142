refused: net0: tag and trunks are VLANs of a bridge; a card on NAT has none
