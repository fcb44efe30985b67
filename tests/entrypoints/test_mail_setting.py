"""One address says how mail leaves."""

import pytest

from goldenthread.entrypoints.mail import mail_settings


def test_a_mail_address_setting_becomes_a_connection_over_tls() -> None:
    found = mail_settings("smtp://ann%40example.com:p%2Fss@mail.example.com")
    assert found["EMAIL_HOST_USER"] == "ann@example.com"
    assert found["EMAIL_HOST_PASSWORD"] == "p/ss"
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (587, True, False)
    over = mail_settings("smtps://mail.example.com")
    assert (over["EMAIL_PORT"], over["EMAIL_USE_TLS"], over["EMAIL_USE_SSL"]) == (465, False, True)
    assert mail_settings("smtp://localhost:25")["EMAIL_USE_TLS"] is False
    assert mail_settings("")["EMAIL_BACKEND"].endswith("console.EmailBackend")


@pytest.mark.parametrize("address", ["mail.example.com", "http://mail.example.com", "smtp://"])
def test_what_is_no_mail_address_setting_is_refused_by_its_name(address: str) -> None:
    with pytest.raises(ValueError, match="GOLDENTHREAD_EMAIL_URL must look like"):
        mail_settings(address)
