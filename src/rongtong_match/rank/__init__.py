"""The pipeline: retrieve, judge, score, calibrate, order; and how its weights are learned."""
