"""Where the sign-in library asks us: accounts, second factors, identity providers."""
