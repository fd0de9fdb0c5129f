int xmain;
