"""Attribution: who the article says it from, how far his words reach, and through whom they came."""
