import pytest

from mentordesk.domain.cloud import conflicts, is_network, service


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/ana/Dropbox/Work", "Dropbox"),
        ("/Users/ana/Dropbox (Personal)", "Dropbox"),
        ("C:/Users/ana/OneDrive - Contoso/Desks", "OneDrive"),
        ("/Users/ana/Library/CloudStorage/OneDrive-Personal", "OneDrive"),
        ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("C:/Users/ana/iCloudDrive", "iCloud"),
        ("/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.org/My Drive", "Google Drive"),
        ("/home/ana/Nextcloud", "Nextcloud"),
        ("/home/ana/ownCloud", "ownCloud"),
        ("/home/ana/MEGA", "MEGA"),
        ("P:/pCloudDrive", "pCloud"),
        ("/home/ana/Documents/omega", ""),
        ("/home/ana/Dropboxes", ""),
    ],
)
def test_clouds_are_known_by_their_folders(path, name):
    assert service(path.split("/")) == name


def test_a_mark_tells_of_a_cloud_whose_folder_has_any_name():
    assert service(["home", "ana", "Sync"], [".stfolder", "desk.mentordesk"]) == "Syncthing"


def test_file_systems_of_other_computers_are_known():
    assert all(map(is_network, ("nfs4", "CIFS", "fuse.sshfs", "smbfs")))
    assert not any(map(is_network, ("ext4", "NTFS", "apfs", "fuse.ntfs-3g")))


def test_what_a_cloud_left_beside_a_desk_is_found():
    left = [
        "Mine (Ana's conflicted copy 2026-11-23).mentordesk",
        "Mine.sync-conflict-20261123-091200-ABCDEFG.mentordesk",
        "Mine (Konflikt).mentordesk",
    ]
    others = ["Mine.mentordesk", "Mine 2.mentordesk", "Conflict.mentordesk", "Mine conflict.txt"]
    assert conflicts("Mine.mentordesk", [*others, *left]) == sorted(left)
