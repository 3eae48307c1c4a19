"""Text made comparable: normalised, segmented, weighed and encoded."""
