"""Result deals and commissioned R&D: terms, price, notice, signing, milestones."""
