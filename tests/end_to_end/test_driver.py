import pytest

from tests.end_to_end import driver


def test_an_app_that_shows_no_window_is_ended(env, tmp_path, monkeypatch):
    apps, made = [], driver.App
    monkeypatch.setattr(driver, "WAIT", 1)
    monkeypatch.setattr(driver, "App", lambda *given: apps.append(made(*given)) or apps[0])
    elsewhere = tmp_path / "Other.mentordesk"
    with pytest.raises(AssertionError), driver.started(env, elsewhere, tmp_path / "screen.png"):
        pass
    assert apps[0].process.poll() is not None
