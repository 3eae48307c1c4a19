"""Registering technology contracts (技术合同认定登记)."""
