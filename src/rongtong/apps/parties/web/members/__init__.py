"""Pages of members, requests, invitations and delegations."""
