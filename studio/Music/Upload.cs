using System.Globalization;
using Continuo.Studio.Common;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Continuo.Studio.Music;

/// <summary>
/// The files of a multipart request, streamed to a folder of their own under <see cref="StudioFolders.Arriving"/>.
/// Disposing removes what is left of it; an upload that breaks off leaves nothing.
/// </summary>
internal sealed class Upload : IDisposable
{
    private const int LongestBoundary = 100;
    private const int Block = 81_920;

    private readonly List<Arrival> _files = [];
    private readonly List<RefusedFile> _refused = [];

    private Upload(string folder)
    {
        Folder = folder;
        Directory.CreateDirectory(folder);
    }

    public string Folder { get; }

    public IReadOnlyList<Arrival> Files => _files;

    /// <summary>What was too large to be kept.</summary>
    public IReadOnlyList<RefusedFile> Refused => _refused;

    /// <exception cref="Refusal">It is not an upload of files, or too large as a whole.</exception>
    public static async Task<Upload> ReceiveAsync(HttpRequest request, StudioFolders folders, CancellationToken cancel)
    {
        string boundary = BoundaryOf(request);
        if (request.ContentLength > MusicLimits.RequestBytes)
            throw TooLarge();
        if (new DriveInfo(folders.Studio).AvailableFreeSpace < MusicLimits.FreeDiskBytes)
            throw new Refusal(
                StatusCodes.Status507InsufficientStorage, string.Create(CultureInfo.InvariantCulture,
                    $"the disk has less than {MusicLimits.FreeDiskBytes >> 20} MiB left; "
                    + $"nothing is taken in until there is room"));
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MusicLimits.RequestBytes;

        var upload = new Upload(
            Path.Combine(folders.Arriving, "upload-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)));
        try
        {
            await upload.ReadAsync(new MultipartReader(boundary, request.Body), cancel);
            return upload;
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            upload.Dispose();
            throw TooLarge();
        }
        catch
        {
            upload.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // An archive that took too long may still be unpacked there; what is left goes at the next start.
        }
    }

    private static string BoundaryOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new Refusal(StatusCodes.Status415UnsupportedMediaType, "files are sent as multipart/form-data");
        string boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= LongestBoundary
            ? boundary
            : throw Refusal.Wrong("the upload has no boundary between its files, or an absurd one");
    }

    private static Refusal TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge, FormattableString.Invariant(
            $"an upload may have {MusicLimits.RequestBytes >> 20} MiB; send fewer files at a time"));

    private async Task ReadAsync(MultipartReader reader, CancellationToken cancel)
    {
        while (await Sent(() => reader.ReadNextSectionAsync(cancel)) is { } section)
        {
            if (NameOf(section) is not { } name)
                continue; // a field of a form
            if (_files.Count + _refused.Count == MusicLimits.FilesInRequest)
                throw new Refusal(StatusCodes.Status413PayloadTooLarge, FormattableString.Invariant(
                    $"an upload may hold {MusicLimits.FilesInRequest:N0} files; send fewer at a time, or a zip"));
            await WriteAsync(section.Body, name, cancel);
        }

        if (_files.Count + _refused.Count == 0)
            throw Refusal.Wrong("there is no file in the upload");
    }

    private async Task WriteAsync(Stream body, string name, CancellationToken cancel)
    {
        var arrival = new Arrival(Path.Combine(Folder, FormattableString.Invariant($"{_files.Count}")), name);
        var buffer = new byte[Block];
        long most = long.MaxValue;
        using (FileStream file = File.Create(arrival.Path))
        {
            for (int count; file.Length <= most
                && (count = await Sent(() => body
                    .ReadAtLeastAsync(buffer, Archives.HeadLength, throwOnEndOfStream: false, cancel).AsTask())) > 0;)
            {
                if (file.Length == 0
                    && Archives.KindOf(
                        buffer.AsSpan(0, Math.Min(count, Archives.HeadLength)), name) == ArchiveKind.None)
                    most = MusicLimits.MusicXmlBytes;
                await file.WriteAsync(buffer.AsMemory(0, count), cancel);
            }

            if (file.Length <= most)
            {
                _files.Add(arrival);
                return;
            }
        }

        File.Delete(arrival.Path);
        _refused.Add(new(name, FormattableString.Invariant($"is larger than {MusicLimits.MusicXmlBytes >> 20} MiB")));
    }

    private static string? NameOf(MultipartSection section)
    {
        if (!ContentDispositionHeaderValue.TryParse(
            section.ContentDisposition, out ContentDispositionHeaderValue? disposition))
            return null;
        string star = disposition.FileNameStar.ToString(),
            plain = HeaderUtilities.RemoveQuotes(disposition.FileName).ToString();
        return star.Length > 0 ? PlainText.FileName(star)
            : plain.Length > 0 ? PlainText.FileName(plain.Replace("%22", "\"", StringComparison.Ordinal))
            : disposition.FileName.HasValue || disposition.FileNameStar.HasValue ? PlainText.FileName("") : null;
    }

    /// <summary>What goes wrong in reading is the sender's, what goes wrong in writing the disk's.</summary>
    private static async Task<T> Sent<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception error) when (error is InvalidDataException
            || (error is IOException and not BadHttpRequestException))
        {
            throw Refusal.Wrong("the upload is damaged: " + PlainText.Clean(error.Message));
        }
    }
}
