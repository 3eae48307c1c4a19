"""A region's needs and offers: loaded in bulk, asked for by many clients at once, beside the peers."""
