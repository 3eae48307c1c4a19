"""The demo region: invented people, organisations and centres, led by the same actions as users call.

Everything here is made up; credit codes have valid check digits and MADEM in the middle, so that nobody takes
them for real. Running the command twice adds nothing.
"""
