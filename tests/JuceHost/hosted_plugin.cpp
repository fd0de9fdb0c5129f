int xhosted_plugin;
