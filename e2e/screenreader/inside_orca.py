"""Orca, which writes down what it says instead of making sound: one JSON object a line.

Run by the system's Python, which has Orca, as `inside_orca.py <file> <folder for Orca's settings>`; it imports nothing
of this project. The speech server is Orca's own plug-in point. Each line has `t` (Unix time in s), `kind` ("speech",
"letter", "stop", "idle"), `text` and `lang` (BCP 47, "" if Orca does not know it). After SIGUSR1 a line "idle" comes as
soon as Orca has nothing to do.

Three things differ from Orca as it is installed: keys and braille are silent; fields without a label get none by
guessing from the text around them, which would hide that a label is missing; and the language that Orca finds for a
text, which Orca 43 hands to no voice, is written down.
"""

import json
import signal
import sys
import time
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SETTINGS = {
    "speechServerFactory": "writing_speech",
    "speechFactoryModules": ["writing_speech"],
    "speechServerInfo": None,
    "enableBraille": False,
    "enableSound": False,
    "enableKeyEcho": False,
    "enableMouseReview": False,
    "enableTutorialMessages": False,
    "progressBarUpdateInterval": 0,
    "sayAllOnLoad": False,
    "pageSummaryOnLoad": False,
}


def main(path: str, folder: str) -> int:
    """Start Orca; returns when it ends."""
    sys.path.insert(0, "/usr/lib/python3/dist-packages")
    from gi.repository import GLib
    from orca import acss, label_inference, orca, settings, speech_generator, speechserver

    log = Path(path).open("a", buffering=1, encoding="utf-8")
    family_of = acss.ACSS.FAMILY

    def write(kind: str, text: str = "", voice: Any = None) -> None:
        family = (voice or {}).get(family_of) or {}
        lang = "-".join(filter(None, (family.get("lang"), family.get("dialect"))))
        log.write(json.dumps({"t": time.time(), "kind": kind, "text": text, "lang": lang}) + "\n")

    class SpeechServer(speechserver.SpeechServer):
        """Orca's interface to a voice; the names are Orca's."""

        _only: Any = None

        @staticmethod
        def getFactoryName() -> str:
            return "writing"

        @classmethod
        def getSpeechServer(cls, _info: Any = None) -> Any:
            cls._only = cls._only or cls()
            return cls._only

        @classmethod
        def getSpeechServers(cls) -> list[Any]:
            return [cls.getSpeechServer()]

        @staticmethod
        def shutdownActiveServers() -> None:
            pass

        def getInfo(self) -> list[str]:
            return ["writing", "default"]

        def getVoiceFamilies(self) -> list[Any]:
            return [speechserver.VoiceFamily({"name": "writing", "lang": "en"})]

        def speak(self, text: Any = None, acss: Any = None, interrupt: bool = True) -> None:
            if text:
                write("speech", text, acss)

        def speakCharacter(self, character: str, acss: Any = None) -> None:
            write("letter", character, acss)

        def speakKeyEvent(self, event: Any, acss: Any = None) -> None:
            write("letter", event.getKeyName(), acss)

        def sayAll(self, iterator: Iterator[Any], callback: Any) -> None:
            for context, voice in iterator:
                write("speech", context.utterance, voice)

        def stop(self) -> None:
            write("stop")

        def shutdown(self) -> None:
            pass

    module = types.ModuleType("orca.writing_speech")
    vars(module)["SpeechServer"] = SpeechServer
    sys.modules[module.__name__] = module

    usual_voice = speech_generator.SpeechGenerator.voice

    def voice(self: Any, key: Any = None, **arguments: Any) -> Any:
        voices = usual_voice(self, key, **arguments)
        if not (arguments.get("language") and voices):
            return voices
        named = acss.ACSS(voices[0])
        lang = {"lang": arguments["language"], "dialect": arguments.get("dialect") or ""}
        named[family_of] = speechserver.VoiceFamily({"name": "writing", **lang})
        return [named, *voices[1:]]

    speech_generator.SpeechGenerator.voice = voice
    label_inference.LabelInference.infer = lambda *_arguments, **_named: (None, [])

    def idle() -> bool:
        write("idle")
        return True

    # After all that waits: Orca takes its events at the usual priority.
    GLib.unix_signal_add(GLib.PRIORITY_LOW, signal.SIGUSR1, idle)

    def apply() -> None:
        for name, value in SETTINGS.items():
            setattr(settings, name, value)

    apply()
    manager = orca.getSettingsManager()
    manager.activate(folder, SETTINGS)
    sys.path.insert(0, manager.getPrefsDir())
    apply()
    return int(orca.main() or 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
