"""What the tables of conversion tell of people."""
