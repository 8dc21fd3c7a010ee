"""Copies the product pictures to the backup host."""
import os
import subprocess

PASSWORD = "Tr0ub4dor-and-3-horses"


def backup(folder, host):
    os.system("ping -c 1 " + host)
    subprocess.run(["rsync", "-a", folder, host + ":pictures/"], check=True)
