# SPDX-License-Identifier: Apache-2.0
"""The same few seconds in the containers that browsers decode: tables and fragments, edit lists, what is recorded live, other
codecs. By FFmpeg, whose own reading of them tests/web/containers_test.mjs holds against the page's."""
import subprocess

SECONDS = 4

FAST = ("-movflags", "faststart")
FRAGMENTS = ("-movflags", "frag_keyframe+empty_moov+default_base_moof", "-frag_duration", "500000")
PICTURE = ("-f", "lavfi", "-i", f"testsrc=size=64x64:rate=5:duration={SECONDS}")
AAC, OPUS = ("-c:a", "aac", "-b:a", "128k"), ("-c:a", "libopus", "-b:a", "96k")
SURROUND = ("-filter_complex", "[0:a]pan=5.1|FL=.5*c0|FR=.5*c1|FC=.3*c0+.3*c1|LFE=.2*c0|BL=.2*c0|BR=.2*c1[a]", "-map", "[a]")

WAYS = {  # name: (in front of the sound, behind it)
    "index-first.m4a": ((), (*AAC, *FAST)),
    "fragments.mp4": ((), (*AAC, *FRAGMENTS)),
    "old-fragments.mp4": ((), (*AAC, "-movflags", "frag_keyframe+empty_moov", "-frag_duration", "500000")),
    "mono-22k.m4a": ((), (*AAC, "-ac", "1", "-ar", "22050")),
    "surround.m4a": ((), (*SURROUND, *AAC, "-ac", "6")),
    "film.mp4": (PICTURE, (*AAC, "-c:v", "mpeg4", "-map", "0:v", "-map", "1:a")),
    "film.mkv": (PICTURE, (*AAC, "-c:v", "mpeg4", "-map", "0:v", "-map", "1:a")),
    "camera.mov": ((), AAC),
    "opus.mp4": ((), OPUS),
    "flac.mp4": ((), ("-c:a", "flac", "-strict", "-2")),
    "mp3.mp4": ((), ("-c:a", "libmp3lame")),
    "alac.m4a": ((), ("-c:a", "alac")),
    "opus.webm": ((), OPUS),
    "surround.webm": ((), (*SURROUND, *OPUS, "-ac", "6")),
    "vorbis.webm": ((), ("-c:a", "libvorbis")),
    "live.webm": ((), (*OPUS, "-f", "webm", "-live", "1", "-cluster_time_limit", "500")),
    "flac.mka": ((), ("-c:a", "flac")),
    "mp3.mka": ((), ("-c:a", "libmp3lame")),
    "pcm.mka": ((), ("-c:a", "pcm_s16le")),
    "ac3.mka": ((), ("-c:a", "ac3")),
}


def containers(source, out):
    """source: a stereo WAV; out: the folder for the files, beside a WAV of the seconds that they hold."""
    out.mkdir(parents=True, exist_ok=True)

    def ffmpeg(*arguments):
        subprocess.run(["ffmpeg", "-y", "-v", "error", "-bitexact", *map(str, arguments)], check=True, stdin=subprocess.DEVNULL)

    control = out / "control.wav"
    ffmpeg("-i", source, "-t", SECONDS, "-map_metadata", "-1", control)
    for name, (before, after) in WAYS.items():
        ffmpeg(*before, "-i", control, *after, out / name)
    # From its second second on: the packets before stay for the decoder's sake, and the edit list leaves them out.
    ffmpeg("-ss", "1", "-i", out / "index-first.m4a", "-c", "copy", out / "cut-in.m4a")
    ffmpeg("-itsoffset", "0.5", "-i", out / "index-first.m4a", *PICTURE, "-map", "0:a", "-map", "1:v", "-c:a", "copy", "-c:v", "mpeg4", out / "late.mp4")
    ffmpeg("-itsoffset", "0.5", "-i", out / "opus.webm", "-c", "copy", out / "late.webm")
    beside = ("-f", "lavfi", "-i", f"sine=330:duration={SECONDS + 3}")  # a second sound track, which goes on
    ffmpeg("-i", out / "opus.webm", *beside, "-map", "0:a", "-map", "1:a", "-c:a:0", "copy", "-c:a:1", "libopus", out / "beside.mka")
    bare = bytearray((out / "camera.mov").read_bytes())  # as old QuickTime files begin: no word of what they are
    bare[:int.from_bytes(bare[:4], "big")] = bare[:4] + b"free" + bytes(int.from_bytes(bare[:4], "big") - 8)
    (out / "bare.mov").write_bytes(bare)
    moved = (out / "index-first.m4a").read_bytes()
    (out / "cut.m4a").write_bytes(moved[:len(moved) * 6 // 10])
    live = (out / "opus.webm").read_bytes()
    (out / "cut.webm").write_bytes(live[:len(live) * 6 // 10])
