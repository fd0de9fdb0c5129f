// Ends what pack_push.h began.
#if defined(_WIN32) || defined(__APPLE__)
#pragma pack(pop)
#endif
