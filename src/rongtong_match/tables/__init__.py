"""Spreadsheets, text files and documents in; workbooks, lists and reports out."""
