refused: net0: rate limits a card on a bridge; a card on NAT has no interface that could be limited
