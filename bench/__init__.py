"""What is measured, on what data, beside whom: quality and speed."""
