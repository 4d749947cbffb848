"""The app: holds the network, opens screens, acts on what they ask; one file a duty."""

from quietnet.app.quietnet_app import QuietnetApp

__all__ = ["QuietnetApp"]
