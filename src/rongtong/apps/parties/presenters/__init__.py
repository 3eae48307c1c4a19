"""The sentences of the audit trail, one module a subject."""
