"""One small module a feature, each giving a value in [0, 1] with a reason."""
