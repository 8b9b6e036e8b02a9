"""What a new `DUOC_VAR` gets after its tables exist, in order. Every step may run again and then changes nothing."""

from collections.abc import Callable

Step = tuple[str, Callable[[], object]]


def steps() -> list[Step]:
    """The steps, each with what the launcher tells while it runs. Called with Django set up, as the owner."""
    from django.conf import settings
    from django.utils import timezone

    from duoc.config.demo import load_demo_dossiers
    from duoc.importer import actions as importer
    from duoc.law import actions as law
    from duoc.people import actions as people
    from duoc.procedures import actions as procedures
    from duoc.registers import actions as registers

    province = settings.CATALOG / settings.PROVINCE
    common: list[Step] = [
        ("cơ quan", lambda: people.load_organisations(province)),
        ("quyền hạn", lambda: people.load_roles(settings.CATALOG / "national" / "roles.yaml")),
        ("sổ đăng ký", lambda: registers.load_registers(province / "registers")),
        ("văn bản pháp luật", lambda: law.load(settings.CATALOG / "national" / "law")),
        ("danh mục thủ tục", lambda: procedures.load_catalogue(timezone.now())),
        ("thủ tục của cả nước", lambda: importer.load_pages(timezone.now())),
    ]
    demo: list[Step] = [
        ("tài khoản thử nghiệm", lambda: people.load_cast(province / "demo" / "cast.yaml")),
        ("hồ sơ thử nghiệm", load_demo_dossiers),
    ]
    return common + demo if settings.DEMO else common
