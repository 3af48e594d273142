refused: cpu: reported-model belongs to custom processor models, which this node has none of
