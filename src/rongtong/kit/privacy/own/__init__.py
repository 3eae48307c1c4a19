"""What the parts of the kit hold of people: they lie below this part and cannot say it themselves."""
