import numpy as np

from mentordesk.storage.salvage.cipher import decipher


def test_deciphering_gives_the_example_of_the_standard():
    """FIPS 197, appendix C.3."""
    key, block = bytes(range(32)), bytes.fromhex("8ea2b7ca516745bfeafc49904b496089")
    plain = decipher(np.frombuffer(block * 3, np.uint8).reshape(3, 16), key)
    assert plain.tobytes() == bytes.fromhex("00112233445566778899aabbccddeeff") * 3
