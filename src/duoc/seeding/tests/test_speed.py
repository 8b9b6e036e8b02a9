from duoc.seeding.tests.test_bulk import *
from duoc.seeding.tests.test_bulk import NAMES


def test_speed(road: object) -> None:
    import time, cProfile, pstats
    story = read_stories(settings.CATALOG / settings.PROVINCE / "demo")[0]
    here, there = (Organisation.objects.select_related("parent").get(code=code) for code in ("99002", "99001"))
    t0=time.time()
    take = record(story, here, house_of(here).seats, MONDAY - timedelta(days=7))
    print("record", time.time()-t0)
    house = house_of(there)
    stands = {code: str(files.keep_own(playing.BLANK, f"{code}.pdf", at=MONDAY).pk) for code in story.papers}
    copyist = Copyist(stands, procedures.calendars())
    prof = cProfile.Profile()
    t0=time.time()
    with translation.override("vi"):
        for n in range(200):
            times = [MONDAY + timedelta(hours=5 * place, minutes=7 * place+n) for place in range(7)]
            names = {**NAMES, "applicant_number": f"00000073{n:04d}", "child_number": f"00000074{n:04d}", "partner_number": f"00000075{n:04d}"}
            scene = Scene(story, there.code, house.label, times, names, f"scene{n}")
            if n==100: prof.enable()
            copyist.add(take, scene, house, [n+1 for number in take.numbers])
    prof.disable()
    t1=time.time()
    with transaction.atomic():
        copyist.write()
    print("fill", t1-t0, "write", time.time()-t1)
    pstats.Stats(prof).sort_stats("cumtime").print_stats(25)
    assert 0
