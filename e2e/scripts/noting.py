"""Notes that a test can read: one line for each thing that was really done."""


def note(what):
    with open("notes.txt", "a") as file:
        file.write(f"{what}\n")
