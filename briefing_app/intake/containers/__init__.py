"""Files from strangers, looked over before anything in them is believed."""
