import pytest

from rongtong.config.mail import mail_server


def test_without_an_address_letters_become_files():
    assert mail_server("").backend.endswith("filebased.EmailBackend")


@pytest.mark.parametrize(
    ("text", "port", "tls", "ssl"),
    [
        ("smtp://m.example.cn", 587, True, False),
        ("smtp://m.example.cn:25?tls=no", 25, False, False),
        ("smtps://m.example.cn", 465, False, True),
    ],
)
def test_the_line_is_private_unless_said_otherwise(text, port, tls, ssl):
    server = mail_server(text)
    assert (server.port, server.tls, server.ssl) == (port, tls, ssl)


def test_signs_of_a_password_may_be_written_in_percent():
    server = mail_server("smtp://a%40b.cn:p%3Aw%2F@m.example.cn")
    assert (server.user, server.password) == ("a@b.cn", "p:w/")


@pytest.mark.parametrize("text", ["m.example.cn", "http://m.example.cn", "smtp://", "smtp://m.example.cn:x"])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r"write smtp|port|Port"):
        mail_server(text)
