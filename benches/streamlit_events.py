"""Writes the messages that a page of one of the benches' apps sends to a Streamlit server.

`streamlit_events.py ADDRESS FILE`, with Streamlit's own interpreter: the messages are made by the installed package.
The file is for `client.rs`, so that one client measures all servers and what it costs is the same for all.
"""

import json
import sys

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

POSITIONS = range(100, 1000)


def main(address: str, file: str) -> None:
    """Looks at the first run of a session for the slider's id."""
    first = BackMsg()
    first.rerun_script.query_string = ""
    end = ForwardMsg()
    end.session_status_changed.SetInParent()
    end = end.SerializeToString()
    slider = None
    with connect(f"ws://{address}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as socket:
        socket.send(first.SerializeToString())
        while (message := socket.recv(timeout=30)) != end:
            forward = ForwardMsg.FromString(message)
            # A page names in its events those messages that it may keep; here all are too small to be kept.
            assert not forward.metadata.cacheable
            if forward.delta.new_element.HasField("slider"):
                slider = forward.delta.new_element.slider.id
    moves = []
    for position in POSITIONS:
        move = BackMsg()
        move.rerun_script.query_string = ""
        widget = move.rerun_script.widget_states.widgets.add(id=slider)
        widget.double_array_value.data.append(position)
        moves.append(move.SerializeToString().hex())
    with open(file, "w", encoding="utf-8") as out:
        json.dump({"first": first.SerializeToString().hex(), "moves": moves, "end": end.hex()}, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
