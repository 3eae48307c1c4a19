"""The tables of tokens, limits and repeated requests, step by step."""
