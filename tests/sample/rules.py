from rongtong.kit.permissions import both, everywhere, mine, of_centre, own, permission, where, within
from rongtong.kit.permissions.reach import Q

ON = "sample.Ticket"
SEE = permission(
    "sample.see",
    "see",
    on=ON,
    grants={
        "user": mine("owner"),
        "org.member": own("organisation"),
        "clerk": of_centre("centre"),
        "officer": (within("region"), mine("owner")),
        "reviewer": both(
            within("region"), where(Q(state="submitted"), "handed in", lambda obj: obj.state == "submitted")
        ),
        "operator": everywhere(staff=True),
    },
)
WRITE = permission(
    "sample.write", "write", on=ON, grants={"user": mine("owner"), "org.admin": own("organisation")}
)
JUDGE = permission(
    "sample.judge", "judge", on=ON, grants={"reviewer": within("region"), "operator": everywhere(staff=True)}
)
