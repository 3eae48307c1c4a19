"""The domain, one package a part; an app imports only those below it."""
